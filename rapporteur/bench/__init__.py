"""`rapporteur bench`: the abilities of the product over foreign data, and their scores beside the floors."""

"""`python -m rapporteur`: the same as the command."""

from rapporteur.cli.main import main

if __name__ == "__main__":
    main()

"""Names: marked documents (`documents/`), their rules (`GUIDELINES.md`) and the way to BIO files."""

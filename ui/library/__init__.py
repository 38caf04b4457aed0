"""The reference shelf: the catalogue's figures, the claims of the debate, the glossary."""

"""Signed updates of the catalogue: one file each, added to what stands and never written over it.

A pack is JSON between people and a sealed file between machines: a fixed head with the signature
and, byte for byte, the content that was signed. Nothing of the content is looked at before the
signature has been found good.
"""

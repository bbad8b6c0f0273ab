"""The knowledge: catalogue of provisions and statements, mappings, overlay, digest."""

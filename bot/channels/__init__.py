"""Translate between people and the engine. Hold no rule."""

"""Scarwise: cited answers about stem cell therapy for acne scars, in a console and on Telegram."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("scarwise")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0+unknown"

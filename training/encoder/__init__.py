"""Annotated articles come in; the weights of the shared encoder and of the heads that find statements go out.

`train.py` trains, `export.py` writes what the program loads, `calibrate.py` fits the threshold and the confidence. Start with
`windows.py`, which says what the model sees.
"""

"""Lets the exported encoder give its inner states as well: python -m training.encoder.expose ENCODER.onnx.

The places room reads there whether a name is a place (`training/places/train.py`). Weights and other outputs stay as they are.
"""

import sys
from pathlib import Path

import onnx

LAYER = 3
"""Of six. Places were tried on the second to the sixth; see docs/evaluation/places.md."""
NAME = "states"


def expose(file: Path) -> None:
    """Adds the output ``states``, windows × pieces × width: what comes out of the layer."""
    model = onnx.load(str(file))
    inner = f"/encoder/encoder/layer.{LAYER - 1}/output/LayerNorm/LayerNormalization_output_0"
    if inner not in {name for node in model.graph.node for name in node.output}:
        raise SystemExit(
            f"{file} has no {inner}: it was not written by training.encoder.export, or has the output already"
        )
    for node in model.graph.node:
        node.input[:] = [NAME if name == inner else name for name in node.input]
        node.output[:] = [NAME if name == inner else name for name in node.output]
    width = model.graph.output[-1].type.tensor_type.shape.dim[:2]
    made = onnx.helper.make_tensor_value_info(NAME, onnx.TensorProto.FLOAT, None)
    made.type.tensor_type.shape.dim.extend(width)
    made.type.tensor_type.shape.dim.add().dim_value = 384
    model.graph.output.append(made)
    onnx.save(model, str(file))


if __name__ == "__main__":
    expose(Path(sys.argv[1]))

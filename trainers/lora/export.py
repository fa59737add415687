"""The trained adapter as a GGUF file that llama.cpp applies to the base at load."""

from pathlib import Path

import numpy as np
from gguf import GGUFWriter

from trainers.atomic_file import write_whole
from trainers.lora.adapter import PROJECTIONS, Adapter
from trainers.lora.architecture import Architecture
from trainers.lora.rope_order import to_pairs
from trainers.lora.spec import Spec


def export_adapter(path: Path, adapter: Adapter, spec: Spec, shape: Architecture) -> None:
    """The output rows of q and k go back to the file's order of rotary pairs."""
    heads = {"q": shape.heads, "k": shape.key_value_heads}

    def write(partial: Path) -> None:
        writer = GGUFWriter(partial, "llama")
        writer.add_type("adapter")
        writer.add_name(spec.adapter_name)
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", float(spec.alpha))
        for target, sides in sorted(adapter.items()):
            inputs, outputs = np.asarray(sides["a"]), np.asarray(sides["b"])
            first = shape.layers - len(inputs)
            for index in range(len(inputs)):
                rows = to_pairs(outputs[index], heads[target]) if target in heads else outputs[index]
                name = f"blk.{first + index}.{PROJECTIONS[target]}.weight"
                writer.add_tensor(f"{name}.lora_a", np.ascontiguousarray(inputs[index]))
                writer.add_tensor(f"{name}.lora_b", np.ascontiguousarray(rows))
        try:
            writer.write_header_to_file()
            writer.write_kv_data_to_file()
            writer.write_tensors_to_file()
        finally:
            writer.close()

    write_whole(path, write)

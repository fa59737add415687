"""A whole training: read, plan, go on from the checkpoint, export."""

import math
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import jax
from gguf import GGUFReader

from trainers.events import Events
from trainers.failure import TrainerFailure
from trainers.lora.adapter import initial_adapter
from trainers.lora.architecture import Architecture, read_architecture
from trainers.lora.base_weights import read_base_weights
from trainers.lora.chat_template import read_chat_template
from trainers.lora.checkpoint import Progress, load_checkpoint, save_checkpoint
from trainers.lora.examples import Example, read_examples
from trainers.lora.export import export_adapter
from trainers.lora.optimise import Optimiser
from trainers.lora.result import describe_artifact, save_result
from trainers.lora.schedule import Schedule, plan_training, plan_validation
from trainers.lora.spec import Spec
from trainers.lora.tokenizer import read_tokenizer

ADAPTER = "adapter.gguf"


def open_base(spec: Spec) -> GGUFReader:
    try:
        return GGUFReader(spec.base_gguf)
    except (OSError, ValueError, IndexError) as error:
        raise TrainerFailure(
            "invalid-input", f"The base model's file cannot be read as GGUF: {error}.", "Fetch the base model again."
        ) from error


def peak_memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def require_number(loss: float, step: int) -> None:
    if not math.isfinite(loss):
        raise TrainerFailure(
            "invalid-input",
            f"The loss is no longer a number at step {step}: the training has diverged.",
            "Train again with a smaller learning_rate, or more warmup_steps.",
        )


@dataclass(frozen=True)
class Training:
    spec: Spec
    folder: Path
    fingerprint: str
    events: Events


def run_steps(training: Training, optimiser: Optimiser, plan: Schedule, progress: Progress) -> Progress:
    spec, events = training.spec, training.events
    learned_tokens, begun, first = 0, time.monotonic(), progress.step
    while progress.step < spec.steps:
        started = time.monotonic()
        adapter, state, loss = optimiser.step(progress.adapter, progress.state, plan, progress.step)
        require_number(loss, progress.step + 1)
        seconds = time.monotonic() - started
        progress = Progress(progress.step + 1, progress.seconds + seconds, adapter, state)
        total, learned = plan.tokens[progress.step - 1]
        events.progress(progress.step, spec.steps, loss, total / seconds, peak_memory_mb())
        learned_tokens += learned
        if progress.step % spec.checkpoint_every == 0 or progress.step == spec.steps:
            path = save_checkpoint(training.folder, training.fingerprint, progress)
            events.checkpoint(progress.step, str(path.resolve()))
    if progress.step > first:
        speed = learned_tokens / (time.monotonic() - begun)
        events.metric({"step": progress.step, "completion_tokens_per_s": round(speed, 2)})
    return progress


def report_validation(training: Training, optimiser: Optimiser, trained, start, examples: list[Example]) -> None:
    """The loss on examples that were never trained on, of the adapter and of the base alone."""
    if not examples:
        return
    plan = plan_validation(examples, training.spec.seed)
    losses = {"validation_loss": optimiser.loss(trained, plan), "base_validation_loss": optimiser.loss(start, plan)}
    training.events.metric({"step": training.spec.steps, **losses})


def finish(training: Training, adapter, shape: Architecture, seconds: float) -> None:
    path = training.folder / ADAPTER
    export_adapter(path, jax.device_get(adapter), training.spec, shape)
    artifact = describe_artifact(path)
    save_result(training.folder, training.fingerprint, artifact, seconds)
    training.events.artifact(artifact)
    training.events.done(seconds)


def train(training: Training) -> None:
    """Prints `artifact` and `done` at the end; raises `TrainerFailure` for what the person can act on."""
    spec = training.spec
    reader = open_base(spec)
    shape = read_architecture(reader)
    template = read_chat_template(reader, read_tokenizer(reader))
    splits, too_long = read_examples(spec.examples, template, min(spec.max_tokens, shape.context))
    if too_long:
        print(f"{too_long} examples are longer than {spec.max_tokens} tokens and are left out", file=sys.stderr)
    adapted = min(spec.adapted_layers or shape.layers, shape.layers)
    plan = plan_training(splits["train"], spec.steps, spec.batch_size, spec.seed)
    print(
        f"Learning from {len(splits['train'])} examples; the model computes up to {plan.shape.rows} rows of "
        f"{plan.shape.row_tokens} tokens at a time, {plan.targets} of them to be learned",
        file=sys.stderr,
    )
    optimiser = Optimiser(read_base_weights(reader, shape, adapted), shape, spec)
    adapter = initial_adapter(spec.targets, spec.rank, adapted, spec.seed, shape)
    start = Progress(0, 0.0, adapter, optimiser.optimizer.init(adapter))
    progress = load_checkpoint(training.folder, training.fingerprint, start)
    if progress.step:
        print(f"Going on after step {progress.step}", file=sys.stderr)
    progress = run_steps(training, optimiser, plan, progress)
    report_validation(training, optimiser, progress.adapter, adapter, splits["validation"])
    finish(training, progress.adapter, shape, progress.seconds)

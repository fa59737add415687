"""A whole training: read, plan, go on from the checkpoint, export."""

import json
import resource
import sys
import time
from dataclasses import asdict
from pathlib import Path

import jax
from gguf import GGUFReader

from trainers.digest import file_digest, text_digest
from trainers.events import Events
from trainers.failure import TrainerFailure
from trainers.lora.adapter import initial_adapter
from trainers.lora.architecture import read_architecture
from trainers.lora.base_weights import read_base_weights
from trainers.lora.chat_template import read_chat_template
from trainers.lora.checkpoint import Progress, load_checkpoint, save_checkpoint
from trainers.lora.examples import Example, read_examples
from trainers.lora.export import export_adapter
from trainers.lora.optimise import Optimiser
from trainers.lora.result import describe_artifact, finished_result, save_result
from trainers.lora.schedule import Schedule, plan_training, plan_validation
from trainers.lora.spec import Spec
from trainers.lora.tokenizer import read_tokenizer

ADAPTER = "adapter.gguf"


def fingerprint_of(spec: Spec) -> str:
    """Of everything that decides the numbers: settings, base model and examples, but not where they lie."""
    settings = {key: value for key, value in asdict(spec).items() if key not in ("base_gguf", "examples", "checkpoint_every")}
    inputs = {"base": file_digest(spec.base_gguf), "examples": file_digest(spec.examples)}
    return text_digest(json.dumps({**settings, **inputs}, sort_keys=True))


def open_base(spec: Spec) -> GGUFReader:
    try:
        return GGUFReader(spec.base_gguf)
    except (OSError, ValueError, IndexError) as error:
        raise TrainerFailure(
            "invalid-input", f"The base model's file cannot be read as GGUF: {error}.", "Fetch the base model again."
        ) from error


def peak_memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_steps(
    optimiser: Optimiser, plan: Schedule, progress: Progress, spec: Spec, folder: Path, fingerprint: str, events: Events
) -> Progress:
    while progress.step < spec.steps:
        started = time.monotonic()
        adapter, state, loss = optimiser.step(progress.adapter, progress.state, plan, progress.step)
        seconds = time.monotonic() - started
        progress = Progress(progress.step + 1, progress.seconds + seconds, adapter, state)
        total, learned = plan.tokens[progress.step - 1]
        events.progress(progress.step, spec.steps, loss, total / seconds, peak_memory_mb())
        events.metric({"step": progress.step, "loss": loss, "completion_tokens_per_s": round(learned / seconds, 2)})
        if progress.step % spec.checkpoint_every == 0 or progress.step == spec.steps:
            path = save_checkpoint(folder, fingerprint, progress)
            events.checkpoint(progress.step, str(path.resolve()))
    return progress


def report_validation(
    optimiser: Optimiser, trained, start, examples: list[Example], spec: Spec, events: Events
) -> None:
    """The loss on examples that were never trained on, of the adapter and of the base alone."""
    if not examples:
        return
    plan = plan_validation(examples, spec.seed)
    losses = {"validation_loss": optimiser.loss(trained, plan), "base_validation_loss": optimiser.loss(start, plan)}
    events.metric({"step": spec.steps, **losses})


def train(spec: Spec, folder: Path, events: Events) -> None:
    """Prints `artifact` and `done` at the end; raises `TrainerFailure` for what the person can act on."""
    try:
        fingerprint = fingerprint_of(spec)
    except OSError as error:
        raise TrainerFailure("invalid-input", f"{error.filename} cannot be read: {error.strerror}.") from error
    finished = finished_result(folder, fingerprint)
    if finished is not None:
        events.artifact(finished[0])
        events.done(finished[1])
        return
    reader = open_base(spec)
    shape = read_architecture(reader)
    template = read_chat_template(reader, read_tokenizer(reader))
    splits, too_long = read_examples(spec.examples, template, min(spec.max_tokens, shape.context))
    if too_long:
        print(f"{too_long} examples are longer than {spec.max_tokens} tokens and are left out", file=sys.stderr)
    adapted = min(spec.adapted_layers or shape.layers, shape.layers)
    plan = plan_training(splits["train"], spec.steps, spec.batch_size, spec.seed)
    print(f"{len(splits['train'])} examples, {plan.shape}, {plan.targets} targets a call", file=sys.stderr)
    optimiser = Optimiser(read_base_weights(reader, shape, adapted), shape, spec)
    adapter = initial_adapter(spec.targets, spec.rank, adapted, spec.seed, shape)
    start = Progress(0, 0.0, adapter, optimiser.optimizer.init(adapter))
    progress = load_checkpoint(folder, fingerprint, start)
    if progress.step:
        print(f"going on after step {progress.step}", file=sys.stderr)
    progress = run_steps(optimiser, plan, progress, spec, folder, fingerprint, events)
    report_validation(optimiser, progress.adapter, adapter, splits["validation"], spec, events)
    export_adapter(folder / ADAPTER, jax.device_get(progress.adapter), spec, shape)
    artifact = describe_artifact(folder / ADAPTER)
    save_result(folder, fingerprint, artifact, progress.seconds)
    events.artifact(artifact)
    events.done(progress.seconds)

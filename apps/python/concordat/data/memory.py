"""Results that never were a file, seen as h5py shows those of a file: so one reader serves both."""
from typing import Any, Iterator

import numpy as np


class Held:
    """A variable: its values, axes and attributes. Nothing is copied."""

    def __init__(self, dims: tuple[str, ...], values: Any, attrs: dict[str, Any]) -> None:
        self.dims, self.attrs = dims, attrs
        self.values = values if isinstance(values, np.ndarray) else np.array(values, dtype=object)

    @property
    def ndim(self) -> int:
        return len(self.dims)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, key: Any) -> Any:
        return self.values[key] if self.dims else self.values.ravel()[0]


class MemoryFile:
    """What the engine gives, by name."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.attrs: dict[str, Any] = told["attributes"]
        self._held = {name: Held(*each) for name, each in told["variables"].items() if "/" not in name}

    def __getitem__(self, name: str) -> Held:
        return self._held[name]

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

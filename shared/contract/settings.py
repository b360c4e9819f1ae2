"""The settings of a Beatwise process, read once from BEATWISE_* and then passed on."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting with its default and meaning; each is read from BEATWISE_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="BEATWISE_", frozen=True, extra="ignore")

    dir: Path = Field(Path("var/warehouse"), description="Directory of the warehouse.")
    inbox: Path = Field(Path("var/inbox"), description="Folder that `watch` loads from.")
    key_file: Path | None = Field(
        None,
        description="File with the pseudonym key; default: beside the warehouse directory, "
        "with the extension .key. Keep it out of back-ups of the data.",
    )
    column_maps: Path | None = Field(
        None,
        description="TOML file that says what a force calls its columns; default: "
        "`column-maps.toml` in the warehouse's directory, where there is one.",
    )
    archive: Path | None = Field(
        None, description="Directory of rendered reviews; default: `archive` in the warehouse's."
    )
    dashboard_address: str = Field("127.0.0.1:8050", description="Host and port of the dashboard.")
    reporter_address: str = Field("127.0.0.1:8060", description="Host and port of the reporter.")
    reporter_url: str | None = Field(
        None, description="Where browsers reach the reporter; default: http:// and its address."
    )
    queue: str | None = Field(
        None,
        description="Address of the queue of reviews that several hosts share "
        "(redis://HOST:PORT/NUMBER); default: a file in the archive.",
    )
    realdata: Path = Field(
        Path("../shared/data"), description="Folder of real files for tests marked `realdata`."
    )
    minimum_base_attitude: int = Field(
        10, ge=1, description="Fewest people behind a published attitude or self-report figure."
    )
    minimum_base_count: int = Field(
        5, ge=1, description="Fewest people behind a published count or share of people."
    )
    hold_above: float = Field(
        0.5,
        ge=0,
        le=1,
        description="Share of rejected rows above which nothing of a file is taken.",
    )
    keep_snapshots: int = Field(5, ge=1, description="Unpinned snapshots that are kept.")

    @classmethod
    def from_env(cls) -> Settings:
        """Read the environment once.

        Raises:
            pydantic.ValidationError: a value is not of its type or out of range.
        """
        return cls()

    def key_path(self) -> Path:
        """Where the pseudonym key lives: never inside the warehouse directory by default."""
        directory = self.dir.absolute()
        return self.key_file or directory.parent / f"{directory.name}.key"

    def archive_path(self) -> Path:
        """Where rendered reviews and their jobs live."""
        return self.archive or self.dir / "archive"

    def reporter_link(self) -> str:
        """The reporter's address as a browser uses it, without a closing slash."""
        return (self.reporter_url or f"http://{self.reporter_address}").rstrip("/")

"""An import-linter contract of ours: a package is entered only through its public modules."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PublicApiContract(Contract):
    """Code outside ``container.X`` may import only the named public modules of ``X``."""

    container = fields.StringField()
    public = fields.ListField(subfield=fields.StringField())
    allowed_importers = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Each import of an inner module from outside its package is a fault."""
        broken = [
            f"{importer} -> {inner}"
            for child in sorted(graph.find_children(self.container))
            for inner in sorted({child} | graph.find_descendants(child))
            if not self._is_public(child, inner)
            for importer in sorted(graph.find_modules_that_directly_import(inner))
            if not self._is_within(importer, child) and not self._is_excused(importer)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line an import."""
        for line in check.metadata["broken"]:
            output.print_error(line)

    def _is_public(self, child: str, inner: str) -> bool:
        return any(self._is_within(inner, f"{child}.{name}") for name in self.public)

    def _is_excused(self, importer: str) -> bool:
        return any(self._is_within(importer, package) for package in self.allowed_importers or ())

    @staticmethod
    def _is_within(module: str, package: str) -> bool:
        return module == package or module.startswith(f"{package}.")

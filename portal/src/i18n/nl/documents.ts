import type { Part } from "../messages";

const documents: Part<"documents"> = {
  title: "Documenten",
  search: "Zoek een document",
  kind: "Soort",
  "kind.contract": "Contract",
  "kind.cv": "Cv",
  "kind.invoice": "Factuur",
  "kind.work_post_form": "Werkpostfiche",
  "kind.general": "Algemeen",
  "status.available": "Beschikbaar",
  "status.quarantined": "In quarantaine",
  "status.cancelled": "Ongeldig",
  "status.replaced": "Vervangen",
  name: "Naam",
  date: "Datum",
  size: "Grootte",
  download: "Downloaden",
  none: "Geen documenten",
  noneHint: "Contracten, cv’s en facturen verschijnen hier vanzelf.",
};

export default documents;

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
  "status.uploading": "Nog onderweg",
  "status.quarantined": "Wordt gescand",
  "status.infected": "Geweigerd: malware",
  "status.cancelled": "Geannuleerd",
  "status.replaced": "Vervangen",
  name: "Naam",
  date: "Datum",
  size: "Grootte",
  download: "Downloaden",
  none: "Geen documenten",
  noneHint: "Contracten, cv’s en facturen verschijnen hier vanzelf.",
  preview: "Voorbeeld van {title}",
  previewNoViewer: "Deze browser toont geen pdf’s. Download het document om het te lezen.",
  previewUnsupported: "Dit soort bestand kan niet getoond worden. Download het om het te openen.",
};

export default documents;

import type { Part } from "../messages";

const documents: Part<"documents"> = {
  title: "Documents",
  search: "Chercher un document",
  kind: "Type",
  "kind.contract": "Contrat",
  "kind.cv": "CV",
  "kind.invoice": "Facture",
  "kind.work_post_form": "Fiche de poste",
  "kind.general": "Général",
  "status.available": "Disponible",
  "status.quarantined": "En quarantaine",
  "status.cancelled": "Annulé",
  "status.replaced": "Remplacé",
  name: "Nom",
  date: "Date",
  size: "Taille",
  download: "Télécharger",
  none: "Aucun document",
  noneHint: "Les contrats, CV et factures apparaissent ici d’eux-mêmes.",
};

export default documents;

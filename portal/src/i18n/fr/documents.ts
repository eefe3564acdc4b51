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
  "status.uploading": "En cours d’envoi",
  "status.quarantined": "Analyse en cours",
  "status.infected": "Refusé : logiciel malveillant",
  "status.cancelled": "Annulé",
  "status.replaced": "Remplacé",
  name: "Nom",
  date: "Date",
  size: "Taille",
  download: "Télécharger",
  none: "Aucun document",
  noneHint: "Les contrats, CV et factures apparaissent ici d’eux-mêmes.",
  preview: "Aperçu de {title}",
  previewNoViewer: "Ce navigateur n’affiche pas les PDF. Téléchargez le document pour le lire.",
  previewUnsupported: "Ce type de fichier ne peut pas être affiché. Téléchargez-le pour l’ouvrir.",
};

export default documents;

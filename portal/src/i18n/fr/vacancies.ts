import type { Part } from "../messages";

const vacancies: Part<"vacancies"> = {
  title: "Postes vacants",
  motive: "Motif légal",
  "motive.replacement_suspended": "Remplacement : contrat suspendu",
  "motive.replacement_notice": "Remplacement : fin avec préavis ou motif grave",
  "motive.replacement_ended": "Remplacement : contrat terminé autrement",
  "motive.temporary_increase": "Surcroît temporaire de travail",
  "motive.exceptional_work": "Travail exceptionnel",
  "motive.inflow": "Insertion",
  "motive.artistic": "Prestations artistiques",
  justification: "Justification",
  calendar: "Agenda (.ics)",
  decideOn: "Décidez pour {name}",
  interviewSoon: "Entretien avec {name}",
  commentsOn: "{name} : {count} nouveau commentaire|{name} : {count} nouveaux commentaires",
  moreToDecide: "candidats attendent une décision",
  toApprove: "postes à approuver",
  draftsToSend: "brouillons à envoyer",
  nothingNow: "Aucune décision en attente.",
};

export default vacancies;

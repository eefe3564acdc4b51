import type { Part } from "../messages";

const vacancies: Part<"vacancies"> = {
  title: "Vacatures",
  motive: "Wettelijk motief",
  "motive.replacement_suspended": "Vervanging: contract geschorst",
  "motive.replacement_notice": "Vervanging: einde met opzeg of dringende reden",
  "motive.replacement_ended": "Vervanging: contract anders beëindigd",
  "motive.temporary_increase": "Tijdelijke vermeerdering van werk",
  "motive.exceptional_work": "Uitzonderlijk werk",
  "motive.inflow": "Instroom",
  "motive.artistic": "Artistieke prestaties",
  justification: "Verantwoording",
  calendar: "Agenda (.ics)",
  decideOn: "Beslis over {name}",
  interviewSoon: "Gesprek met {name}",
  commentsOn: "{name}: {count} nieuwe opmerking|{name}: {count} nieuwe opmerkingen",
  moreToDecide: "kandidaten wachten op een beslissing",
  toApprove: "vacatures goed te keuren",
  draftsToSend: "concepten nog te versturen",
  nothingNow: "Geen beslissingen open.",
};

export default vacancies;

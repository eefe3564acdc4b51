const vacancies = {
  title: "Vacancies",
  motive: "Legal motive",
  "motive.replacement_suspended": "Replacement: contract suspended",
  "motive.replacement_notice": "Replacement: ended with notice or urgent cause",
  "motive.replacement_ended": "Replacement: ended otherwise",
  "motive.temporary_increase": "Temporary increase of work",
  "motive.exceptional_work": "Exceptional work",
  "motive.inflow": "Inflow",
  "motive.artistic": "Artistic work",
  justification: "Justification",
  calendar: "Calendar (.ics)",
  decideOn: "Decide on {name}",
  interviewSoon: "Interview with {name}",
  commentsOn: "{name}: {count} new comment|{name}: {count} new comments",
  moreToDecide: "candidates wait for a decision",
  toApprove: "vacancies to approve",
  draftsToSend: "drafts still to send",
  nothingNow: "No decisions waiting.",
};

export default vacancies;

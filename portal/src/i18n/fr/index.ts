import type { FirstCatalogue } from "../messages";
import actions from "./actions";
import documents from "./documents";
import identity from "./identity";
import planning from "./planning";
import problems from "./problems";
import reports from "./reports";
import shell from "./shell";
import timesheets from "./timesheets";
import vacancies from "./vacancies";

const fr: FirstCatalogue = { actions, documents, identity, planning, problems, reports, shell, timesheets, vacancies };

export default fr;

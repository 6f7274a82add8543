import { account, app, errors, questionnaire, reportPage, results, roadmap, templates, ui, workspace } from './en.json'

/** What pages say in the browser; what only the server says stays there. */
export const words = { account, app, errors, questionnaire, reportPage, results, roadmap, templates, ui, workspace }

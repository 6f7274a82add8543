/** What pages say in the browser; what only the server says stays there. */
export {
  app,
  errors,
  questionnaire,
  reportPage,
  results,
  roadmap,
  templates,
  ui,
} from './en.json'

import { existsSync } from 'node:fs'

/** Whether a picture of a report page lies among the public files; looked up once. */
export const hasReportPicture = ['build/client', 'public'].some((folder) => existsSync(`${folder}/report-page.png`))

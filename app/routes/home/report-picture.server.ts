import { existsSync } from 'node:fs'

const PICTURES = ['report-page.png', 'report-governance.png']

/** Whether the pictures of report pages lie among the public files; looked up once. */
export const hasReportPicture = ['build/client', 'public'].some((folder) =>
  PICTURES.every((picture) => existsSync(`${folder}/${picture}`)),
)

import type { Route } from './+types/xlsx'
import { templateFile } from './open-template.server.ts'

/** The sheet as a workbook, where its lists go on. */
export const loader = ({ context, params, request }: Route.LoaderArgs): Promise<Response> =>
  templateFile({ context, request }, params, 'xlsx')

import type { Route } from './+types/xlsx'
import { deskFile } from './desk-file.server.ts'

/** The list of clients for Excel and its like. */
export const loader = ({ context, params, url }: Route.LoaderArgs): Promise<Response> =>
  deskFile({ context, workspaceId: params.workspaceId, address: url }, 'xlsx')

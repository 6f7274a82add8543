import type { Route } from './+types/csv'
import { deskFile } from './desk-file.server.ts'

/** The list of clients as a text file for table programs. */
export const loader = ({ context, params, url }: Route.LoaderArgs): Promise<Response> =>
  deskFile({ context, workspaceId: params.workspaceId, address: url }, 'csv')

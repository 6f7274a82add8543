import type { Route } from './+types/xlsx'
import { actionTemplateFile } from './open-action.server.ts'

/** The template of an action, empty. */
export const loader = ({ context, params }: Route.LoaderArgs): Promise<Response> =>
  actionTemplateFile(context, params.actionId, 'xlsx')

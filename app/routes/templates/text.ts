import type { Route } from './+types/text'
import { templateFile } from './open-template.server.ts'

/** The sheet as a text file, to go on in one's own documents. */
export const loader = ({ context, params, request }: Route.LoaderArgs): Promise<Response> =>
  templateFile({ context, request }, params, 'md')

import type { Route } from './+types/docx'
import { templateFile } from './open-template.server.ts'

/** The sheet as a document, to go on in with a word processor. */
export const loader = ({ context, params, request }: Route.LoaderArgs): Promise<Response> =>
  templateFile({ context, request }, params, 'docx')

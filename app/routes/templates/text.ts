import { attachment } from '#app/server/attachment.ts'
import type { Route } from './+types/text'
import { openTemplate } from './open-template.server.ts'
import { templateText } from './template-text.ts'

/** The sheet as a text file, to go on in one's own documents. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const { sheet, words } = await openTemplate({ context, request }, params)
  return new Response(templateText(sheet, words), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': attachment(`${sheet.name}.md`),
    },
  })
}

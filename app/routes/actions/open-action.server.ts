import type { RouterContextProvider } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { actionContext } from '#app/core/library/action-context.ts'
import { fillTemplate } from '#app/core/templates/fill-template.ts'
import { blankFacts } from '#app/core/templates/template-facts.ts'
import { formatsOf, type TemplateFormat } from '#app/core/templates/template-formats.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { sheetWords } from '#app/routes/templates/sheet-words.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sheetFile } from '#app/server/templates/sheet-file.server.ts'
import { ACTIONS, dimensionHref } from './action-address.ts'
import { actionView } from './action-view.ts'

const LONGEST_DESCRIPTION = 160

/** One action of the catalogue with its template, empty. @throws a 404 response */
export async function openAction(context: Readonly<RouterContextProvider>, actionId: string) {
  const { catalogue, say } = context.get(services)
  const { locale } = context.get(page)
  const found = actionContext(catalogue, actionId)
  if (!found) throw refusal(404, say('noAction'))
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'actionPages' })
  const words = createTranslator({ locale, messages, namespace: 'templates' })
  const { template, action, capability, dimension } = found
  const view = actionView(catalogue, found)
  const names = { name: view.title, deliverable: action.deliverable, capability: capability.name, to: action.to }
  const descriptions = [t('page.description', names), t('page.shortDescription', names)]
  return {
    view,
    template,
    words,
    sheet: fillTemplate(catalogue, template, blankFacts(sheetWords(words))),
    formats: formatsOf(template),
    description: descriptions.find(({ length }) => length <= LONGEST_DESCRIPTION) ?? action.deliverable,
    crumbs: [
      { href: ACTIONS, label: t('list.title') },
      { href: dimensionHref(dimension.id), label: dimension.name },
    ],
    /** The month of the catalogue: its sheets change with it alone. */
    madeOn: `${catalogue.version}-01`,
  }
}

/** The template of an action as an empty file. @throws as `openAction` and `sheetFile` */
export async function actionTemplateFile(
  context: Readonly<RouterContextProvider>,
  actionId: string,
  format: TemplateFormat,
): Promise<Response> {
  const { template, sheet, words, madeOn } = await openAction(context, actionId)
  return sheetFile(context, format, {
    template,
    sheet,
    words,
    madeOn,
    who: context.get(visitor).address,
    drawnBy: 'publicPdf',
  })
}

import type { RouterContextProvider } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { fillTemplate, isAboutUseCase } from '#app/core/templates/fill-template.ts'
import type { TemplateFacts } from '#app/core/templates/template-facts.ts'
import type { TemplateFormat } from '#app/core/templates/template-formats.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { targetsOf } from '#app/server/decisions.server.ts'
import { type OpenAssessment, requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sheetFile } from '#app/server/templates/sheet-file.server.ts'
import { peopleIn } from '#app/server/usual-people.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Catalogue } from '#content/schema.ts'
import { sheetWords } from './sheet-words.ts'

type Asked = { context: Readonly<RouterContextProvider>; request: Request }

/** The same as a file. @throws as `openTemplate` and `sheetFile` */
export async function templateFile(asked: Asked, params: Parameters<typeof openTemplate>[1], format: TemplateFormat) {
  const { open, template, words, sheet } = await openTemplate(asked, params)
  const madeOn = dateIn(asked.context.get(services).now(), open.timeZone)
  return sheetFile(asked.context, format, { template, sheet, words, madeOn, who: open.assessment.id, drawnBy: 'pdf' })
}

/** An own assessment's sheet, half filled, for the use case that the address names or the first that is planned. @throws a 404 response */
export async function openTemplate(
  { context, request }: Asked,
  { assessmentId, templateId }: { assessmentId: string; templateId: string },
) {
  const open = await requireAssessment(context, assessmentId)
  const { catalogue, say, now } = context.get(services)
  const { locale } = context.get(page)
  const template = catalogue.templates.find(({ id }) => id === templateId)
  if (!template) throw refusal(404, say('noPage'))
  const isPerUseCase = isAboutUseCase(template)
  const useCase = isPerUseCase ? await chooseUseCase({ context, request }, open) : null
  const words = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'templates' })
  const facts: TemplateFacts = {
    company: open.assessment.title,
    today: formatCalendarDate(dateIn(now(), open.timeZone), locale).replaceAll('\u00a0', ' '),
    useCase,
    words: sheetWords(words),
    ...factsOf(
      { ...open, people: peopleIn(context, open.planSettings.people, locale) },
      askedIn(context, open).catalogue,
    ),
  }
  return { open, catalogue, template, words, isPerUseCase, useCase, sheet: fillTemplate(catalogue, template, facts) }
}

/** `?useCase=` empty is "none yet"; without it, the pilot of the plan, or else the first interest that is a use case. */
async function chooseUseCase({ context, request }: Asked, open: OpenAssessment): Promise<UseCase | null> {
  const { catalogue, say } = context.get(services)
  const find = (id: string) => catalogue.useCases.find((useCase) => useCase.id === id)
  const asked = new URL(request.url).searchParams.get('useCase')
  if (asked === '') return null
  if (asked !== null) {
    const useCase = find(asked)
    if (!useCase) throw refusal(404, say('noPage'))
    return useCase
  }
  const ids = [...(await targetsOf(context, open)), ...open.profile.interests]
  return ids.map(find).find((useCase) => useCase !== undefined) ?? null
}

type Given = Pick<OpenAssessment, 'answers' | 'profile'> & { people: readonly Person[] | null }

function factsOf({ answers, profile, people: planned }: Given, { questions }: Catalogue) {
  const levels: Record<string, NonNullable<TemplateFacts['levels']>[string]> = {}
  const capabilities = new Map(
    questions.map(({ id, kind, capability, own }) => [id, kind === 'level' && own !== 'hidden' ? capability : null]),
  )
  let toolsInUse: string[] = []
  for (const { questionId, value } of answers) {
    const capability = capabilities.get(questionId)
    if (capability && 'level' in value) levels[capability] = { level: value.level, ticks: value.ticks ?? [] }
    if (capability && 'unsure' in value) levels[capability] = 'unsure'
    if (questionId === 'scope-ai-in-use' && 'options' in value) toolsInUse = value.options
  }
  const people = Object.fromEntries(
    (planned ?? []).flatMap(({ name, roles }) => (name ? roles.map((role) => [role, name]) : [])),
  )
  return { levels, toolsInUse, people, interests: profile.interests }
}

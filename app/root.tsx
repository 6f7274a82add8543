import islands from 'virtual:islands'
import { type ReactNode, use, useEffect } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useMatches,
} from 'react-router'
import { useLocale } from 'use-intl'
import { page } from '#app/context.server.ts'
import { isToBeFound } from '#app/core/library/place-in.ts'
import { areasOf } from '#app/messages/areas.ts'
import { PageWords } from '#app/messages/words.tsx'
import { NonceContext } from '#app/nonce.ts'
import { RequestIdContext } from '#app/request-id.ts'
import { ErrorPage } from '#app/routes/errors/error-page.tsx'
import { findAccountIfReachable } from '#app/server/member.server.ts'
import type { Route } from './+types/root'
import { fontPreloads } from './styles/fonts.ts'
import './styles/app.css'

export const links = () => fontPreloads

/** In which language a page is, and who is signed in, for the head of every page but those that search engines may list. */
export async function loader({ context, pattern }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  return { locale, account: isToBeFound(pattern) ? null : await findAccountIfReachable(context) }
}

/** The workspace may change with any page, and with nothing that was refused. */
export const shouldRevalidate = ({ actionStatus = 200 }: ShouldRevalidateFunctionArgs) => actionStatus < 400

export function Layout({ children }: { children: ReactNode }) {
  const nonce = use(NonceContext)
  const requestId = use(RequestIdContext)
  const matches = useMatches()
  const handles = matches.map(({ handle }) => handle as Handle | undefined)
  const hydrates = handles.every((handle) => handle?.hydrate !== false)
  return (
    <html
      lang={useLocale()}
      // For the browser's own part of the page; without one a page says nothing of the request it answers.
      data-request={hydrates ? requestId : undefined}
      data-words={areasOf(matches).join(' ') || undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrates && <ScrollRestoration nonce={nonce} />}
        {hydrates && <Scripts nonce={nonce} />}
        {matches
          .flatMap(({ handle, loaderData }) => islandsOf(handle as Handle | undefined, loaderData))
          .map((name) => (
            <script key={name} type="module" nonce={nonce} src={islands[name]} />
          ))}
      </body>
    </html>
  )
}

type Handle = {
  hydrate?: boolean
  /** Scripts without React that the page sends: always the same, or by what was loaded (nothing, if that failed). */
  islands?: string[] | ((loaded: unknown) => string[])
}

const islandsOf = (handle: Handle | undefined, loaded: unknown): string[] =>
  typeof handle?.islands === 'function' ? handle.islands(loaded) : (handle?.islands ?? [])

export default function App({ loaderData: { locale } }: Route.ComponentProps) {
  const spoken = useLocale()
  // Another tab chose another language: what comes in is in it, and the page around it not.
  useEffect(() => {
    if (locale !== spoken) window.location.reload()
  }, [locale, spoken])
  return (
    <PageWords>
      <Outlet />
    </PageWords>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  const message = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : undefined
  return <ErrorPage status={status} message={message} requestId={use(RequestIdContext)} />
}

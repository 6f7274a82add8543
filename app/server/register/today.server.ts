import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { dateIn } from '../calendar.server.ts'

/** The day by whose law systems are placed, as an ISO day. */
export const todayOf = (context: Readonly<RouterContextProvider>): string => dateIn(context.get(services).now())

/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { ScmAuthApi, scmAuthApiRef } from '@backstage/integration-react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { JSX } from 'react';
import { entities, FakeGroundplanApi } from '../../dev/__fixtures__';
import { GroundplanApi, groundplanApiRef } from '../api';
import { EntityStatusStore, entityStatusStoreRef } from '../catalogColumns';
import { createQueryClient, GroundplanQueryProvider } from '../query';
import { infrastructureRouteRef, templateFormRouteRef } from '../routes';

/** Signals that a test sends by hand. @internal */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<string, Set<(message: never) => void>>();

  subscribe(channel: string, onMessage: (message: never) => void) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    listeners.add(onMessage);
    this.#listeners.set(channel, listeners);
    return { unsubscribe: () => void listeners.delete(onMessage) };
  }

  send(channel: string) {
    this.#listeners.get(channel)?.forEach(it => it({} as never));
  }

  listeners(channel: string): number {
    return this.#listeners.get(channel)?.size ?? 0;
  }
}

/** Renders an element with fixtures behind the API. @internal */
export function renderGroundplan(
  element: JSX.Element,
  options: {
    api?: GroundplanApi;
    path?: string;
    signals?: SignalApi;
    changeTemplate?: string;
    scmAuth?: ScmAuthApi;
    /** Where there is no Scaffolder. */
    withoutForms?: boolean;
  } = {},
) {
  const { api = new FakeGroundplanApi(), path = '/', signals } = options;
  const { changeTemplate, scmAuth, withoutForms } = options;
  return renderInTestApp(
    <GroundplanQueryProvider value={createQueryClient()}>
      {element}
    </GroundplanQueryProvider>,
    {
      apis: [
        [groundplanApiRef, api] as const,
        [entityStatusStoreRef, EntityStatusStore.create({ api })] as const,
        [catalogApiRef, catalogApiMock({ entities })] as const,
        ...(signals ? [[signalApiRef, signals] as const] : []),
        ...(scmAuth ? [[scmAuthApiRef, scmAuth] as const] : []),
      ],
      ...(changeTemplate && {
        config: {
          app: { baseUrl: 'http://localhost' },
          groundplan: { changeTemplate },
        },
      }),
      initialRouteEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/infrastructure': infrastructureRouteRef,
        ...(withoutForms
          ? {}
          : {
              '/create/templates/:namespace/:templateName':
                templateFormRouteRef,
            }),
      },
    },
  );
}

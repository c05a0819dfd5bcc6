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

import {
  ApiBlueprint,
  createApiFactory,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { groundplanApiRef, GroundplanClient } from '../api';
import { EntityStatusStore, entityStatusStoreRef } from '../catalogColumns';

/** The plugin's APIs, for both frontend systems. @internal */
export const apiFactories = [
  createApiFactory({
    api: groundplanApiRef,
    deps: { fetchApi: fetchApiRef },
    factory: ({ fetchApi }) => GroundplanClient.create({ fetchApi }),
  }),
  createApiFactory({
    api: entityStatusStoreRef,
    deps: { api: groundplanApiRef },
    factory: ({ api }) => EntityStatusStore.create({ api }),
  }),
] as const;

/** @internal */
export const groundplanApi = ApiBlueprint.make({
  params: define => define(apiFactories[0]),
});

/** @internal */
export const entityStatusesApi = ApiBlueprint.make({
  name: 'entity-statuses',
  params: define => define(apiFactories[1]),
});

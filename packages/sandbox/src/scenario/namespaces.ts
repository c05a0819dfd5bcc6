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

import { namespaceObject, NewObject } from '../kubernetes-api';
import { ownership } from './ownership';

const TEAMS: Record<string, Record<string, string>> = {
  'team-payments': ownership({
    owner: 'group:default/payments',
    system: 'payments',
  }),
  'team-search': ownership({ owner: 'platform', system: 'kubernetes' }),
  'team-platform': ownership({
    owner: 'group:default/platform',
    system: 'kubernetes',
  }),
  'platform-classes': ownership({ owner: 'platform' }),
  'flux-system': ownership({ owner: 'platform' }),
  'arc-systems': ownership({ owner: 'platform' }),
  'arc-runners': ownership({ owner: 'platform', system: 'delivery' }),
  // Nobody has said whose it is: a finding.
  'team-labs': {},
};

/** The namespaces of the teams, which say who owns what is in them. @internal */
export function teamNamespaces(names: string[]): NewObject[] {
  return names.map(name => namespaceObject(name, TEAMS[name]));
}

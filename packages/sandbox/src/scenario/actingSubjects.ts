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

import { SubjectGrant } from '../kubernetes-api';
import { readerRules } from './readerRules';

const { terraformActions } = readerRules;

/**
 * What people may do on a host on which the backend acts in their names: the
 * platform team everything, others in their team's namespace, and guests of the
 * evaluation app what the platform team may.
 *
 * @internal
 */
export const actingSubjects: SubjectGrant[] = [
  { subject: { group: 'group:default/platform' }, rules: [terraformActions] },
  { subject: { user: 'user:development/guest' }, rules: [terraformActions] },
  ...['payments', 'search', 'labs'].map(team => ({
    subject: { group: `group:default/${team}` },
    rules: [{ ...terraformActions, namespaces: [`team-${team}`] }],
  })),
];

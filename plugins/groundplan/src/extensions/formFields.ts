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
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** @internal */
export const targetFormField = FormFieldBlueprint.make({
  name: 'target',
  params: {
    field: () => import('../fields').then(m => createFormField(m.targetField)),
  },
});

/** @internal */
export const credentialsFormField = FormFieldBlueprint.make({
  name: 'credentials',
  params: {
    field: () =>
      import('../fields').then(m => createFormField(m.credentialsField)),
  },
});

/** @internal */
export const profilesFormField = FormFieldBlueprint.make({
  name: 'profiles',
  params: {
    field: () =>
      import('../fields').then(m => createFormField(m.profilesField)),
  },
});

/** @internal */
export const previewFormField = FormFieldBlueprint.make({
  name: 'preview',
  params: {
    field: () => import('../fields').then(m => createFormField(m.previewField)),
  },
});

/** @internal */
export const changeFormField = FormFieldBlueprint.make({
  name: 'change',
  params: {
    field: () => import('../fields').then(m => createFormField(m.changeField)),
  },
});

/** @internal */
export const newRepositoryFormField = FormFieldBlueprint.make({
  name: 'new-repository',
  params: {
    field: () =>
      import('../fields').then(m => createFormField(m.newRepositoryField)),
  },
});

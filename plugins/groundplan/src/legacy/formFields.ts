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

import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  changeField,
  newRepositoryField,
  credentialsField,
  previewField,
  profilesField,
  targetField,
} from '../fields';
import { groundplanPlugin } from './legacyPlugin';

/** The field `GroundplanTarget`, inside `<ScaffolderFieldExtensions>`. @public */
export const GroundplanTargetFieldExtension = groundplanPlugin.provide(
  createScaffolderFieldExtension({
    ...targetField,
    schema: targetField.schema.schema,
  }),
);

/** The field `GroundplanCredentials`, inside `<ScaffolderFieldExtensions>`. @public */
export const GroundplanCredentialsFieldExtension = groundplanPlugin.provide(
  createScaffolderFieldExtension({
    ...credentialsField,
    schema: credentialsField.schema.schema,
  }),
);

/** The field `GroundplanProfiles`, inside `<ScaffolderFieldExtensions>`. @public */
export const GroundplanProfilesFieldExtension = groundplanPlugin.provide(
  createScaffolderFieldExtension({
    ...profilesField,
    schema: profilesField.schema.schema,
  }),
);

/** The field `GroundplanPreview`, inside `<ScaffolderFieldExtensions>`. @public */
export const GroundplanPreviewFieldExtension = groundplanPlugin.provide(
  createScaffolderFieldExtension({
    ...previewField,
    schema: previewField.schema.schema,
  }),
);

/** The field `GroundplanChange`, inside `<ScaffolderFieldExtensions>`. @public */
export const GroundplanChangeFieldExtension = groundplanPlugin.provide(
  createScaffolderFieldExtension({
    ...changeField,
    schema: changeField.schema.schema,
  }),
);

/** The field `GroundplanNewRepository`, inside `<ScaffolderFieldExtensions>`. @public */
export const GroundplanNewRepositoryFieldExtension = groundplanPlugin.provide(
  createScaffolderFieldExtension({
    ...newRepositoryField,
    schema: newRepositoryField.schema.schema,
  }),
);

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

import { asField } from './asField';
import { ChangeField, changeSchema, validateChange } from './change';
import {
  NewRepositoryField,
  newRepositorySchema,
  validateNewRepository,
} from './new-repository';
import { CredentialsField, credentialsSchema } from './credentials';
import { PreviewField, previewSchema } from './preview';
import { ProfilesField, profilesSchema, validateProfiles } from './profiles';
import { TargetField, targetSchema, validateTarget } from './target';

/** `ui:field: GroundplanTarget`. @internal */
export const targetField = {
  name: 'GroundplanTarget',
  component: asField(TargetField),
  validation: validateTarget,
  schema: targetSchema,
};

/** `ui:field: GroundplanCredentials`. @internal */
export const credentialsField = {
  name: 'GroundplanCredentials',
  component: asField(CredentialsField),
  schema: credentialsSchema,
};

/** `ui:field: GroundplanProfiles`. @internal */
export const profilesField = {
  name: 'GroundplanProfiles',
  component: asField(ProfilesField),
  validation: validateProfiles,
  schema: profilesSchema,
};

/** `ui:field: GroundplanPreview`. @internal */
export const previewField = {
  name: 'GroundplanPreview',
  component: asField(PreviewField),
  schema: previewSchema,
};

/** `ui:field: GroundplanChange`. @internal */
export const changeField = {
  name: 'GroundplanChange',
  component: asField(ChangeField),
  validation: validateChange,
  schema: changeSchema,
};

/** `ui:field: GroundplanNewRepository`. @internal */
export const newRepositoryField = {
  name: 'GroundplanNewRepository',
  component: asField(NewRepositoryField),
  validation: validateNewRepository,
  schema: newRepositorySchema,
};

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
  RiCheckDoubleLine,
  RiLockUnlockLine,
  RiPauseLine,
  RiPlayLine,
  RiRefreshLine,
  RiRestartLine,
} from '@remixicon/react';
import { TerraformOperation } from 'backstage-plugin-groundplan-common';
import { ReactElement } from 'react';

/** The icons of the buttons. @internal */
export const operationIcons: Record<TerraformOperation, ReactElement> = {
  approve: <RiCheckDoubleLine aria-hidden />,
  replan: <RiRestartLine aria-hidden />,
  reconcile: <RiRefreshLine aria-hidden />,
  suspend: <RiPauseLine aria-hidden />,
  resume: <RiPlayLine aria-hidden />,
  'force-unlock': <RiLockUnlockLine aria-hidden />,
};

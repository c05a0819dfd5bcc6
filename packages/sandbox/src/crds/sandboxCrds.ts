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

import { CustomResourceDefinition } from './CustomResourceDefinition';
import { clusterApiCrds } from './clusterApiCrds';
import { fluxCrds } from './fluxCrds';
import { gitopsClusterCrd } from './gitopsClusterCrd';
import { otherTerraformCrds } from './otherTerraformCrds';
import { providerCrds } from './providerCrds';
import { runnerScaleSetCrds } from './runnerScaleSetCrds';
import { templateCrds } from './templateCrds';
import { terraformCrd } from './terraformCrd';

/**
 * Every kind that Groundplan reads, with the fields that it reads. They load
 * into a real API server too.
 *
 * @public
 */
export const sandboxCrds: CustomResourceDefinition[] = [
  ...clusterApiCrds(),
  ...providerCrds(),
  ...fluxCrds(),
  gitopsClusterCrd(),
  ...templateCrds(),
  terraformCrd(),
  ...runnerScaleSetCrds(),
  ...otherTerraformCrds(),
];

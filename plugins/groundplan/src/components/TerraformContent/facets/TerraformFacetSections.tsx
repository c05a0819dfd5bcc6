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

import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { Sections } from '../../Section';
import { DependencySection } from './DependencySection';
import { DriftSection } from './DriftSection';
import { EventsSection } from './EventsSection';
import { HistorySection } from './HistorySection';
import { InventorySection } from './InventorySection';
import { OutputsSection } from './OutputsSection';
import { PullRequestPlansSection } from './PullRequestPlansSection';
import { RunnerPodsSection } from './RunnerPodsSection';

/** What is known of a Terraform resource beside its plan and its status. @internal */
export function TerraformFacetSections(props: { details: TerraformDetails }) {
  const { details } = props;
  return (
    <>
      <DriftSection details={details} />
      <DependencySection details={details} />
      <InventorySection details={details} />
      <Sections>
        <OutputsSection details={details} />
        <RunnerPodsSection details={details} />
        <PullRequestPlansSection details={details} />
      </Sections>
      <HistorySection details={details} />
      <EventsSection details={details} />
    </>
  );
}

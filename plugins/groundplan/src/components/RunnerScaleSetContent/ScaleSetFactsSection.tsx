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

import { Link } from '@backstage/ui';
import { RunnerScaleSetDetails } from 'backstage-plugin-groundplan-common';
import { words } from '../../text/words';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { Facts, Section } from '../Section';

/** How jobs ask for these runners, and what they run on. @internal */
export function ScaleSetFactsSection(props: {
  details: RunnerScaleSetDetails;
}) {
  const { details } = props;
  const { scope, githubConfigUrl } = details;
  const t = useText();
  return (
    <Section title={t('runners.configuration')}>
      <Facts
        items={[
          [t('runners.runsOn'), <code key="name">{details.scaleSetName}</code>],
          [t('runners.labels'), details.labelsForJobs.join(', ')],
          [t('runners.scope'), scope && `${words(scope.type)} ${scope.name}`],
          [
            t('list.github'),
            githubConfigUrl && /^https?:\/\//.test(githubConfigUrl) ? (
              <Link
                href={githubConfigUrl}
                target="_blank"
                rel="noopener noreferrer"
              >
                {githubConfigUrl}
              </Link>
            ) : (
              githubConfigUrl
            ),
          ],
          [t('runners.group'), details.runnerGroup],
          [t('runners.mode'), details.containerMode],
          [
            t('runners.images'),
            details.images.length > 0 &&
              details.images.map(image => <div key={image}>{image}</div>),
          ],
          [t('runners.version'), details.version],
          [
            t('runners.sets'),
            details.runnerSets.length > 0 &&
              details.runnerSets.map(set => (
                <div key={set.name}>
                  {set.name} {set.current ?? '?'}/{set.desired ?? '?'}{' '}
                  <HealthChip health={set.status.health} />
                </div>
              )),
          ],
        ]}
      />
    </Section>
  );
}

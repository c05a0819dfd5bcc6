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
  OperationsResponse,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { Button, Text } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useEditForm } from '../../../query';
import { useText } from '../../../translation';
import { useChangeTemplate, useTemplateFormPath } from '../../Changes';
import styles from '../operations/operations.module.css';
import { ApproveByPullRequestDialog } from './ApproveByPullRequestDialog';

/**
 * Leads to the form in which the object's file is edited, with the approval written
 * into it: for those whose Flux would take an approval out of the object again.
 *
 * @internal
 */
export function ApproveByPullRequest(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
  plan: PlanResponse;
}) {
  const { allowed, reason } = props.operations.approveByPullRequest;
  const t = useText();
  const hasForms = useTemplateFormPath()(useChangeTemplate(), {}) !== undefined;
  if (!allowed) {
    return <NotPossible reason={reason ?? t('changes.noReason')} />;
  }
  return hasForms ? (
    <Possible details={props.details} plan={props.plan} />
  ) : (
    <NotPossible reason={t('changes.noScaffolder')} />
  );
}

function Possible(props: { details: TerraformDetails; plan: PlanResponse }) {
  const { details, plan } = props;
  const t = useText();
  const { data, error } = useEditForm(details.entityRef);
  // What was on the page when it was opened: nothing else is approved
  const [read, setRead] = useState<PlanResponse>();
  if (!data) {
    return <NotPossible reason={error?.message ?? t('plan.specBeingRead')} />;
  }
  if (!plan.hash) {
    return <NotPossible reason={t('plan.notRead')} />;
  }
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiGitPullRequestLine aria-hidden />}
        onPress={() => setRead(plan)}
      >
        {t('plan.approveByPullRequest')}
      </Button>
      {read && (
        <ApproveByPullRequestDialog
          details={details}
          plan={read}
          spec={data.spec}
          onClose={() => setRead(undefined)}
        />
      )}
    </>
  );
}

function NotPossible(props: { reason: string }) {
  const { reason } = props;
  const t = useText();
  const id = useId();
  const label = t('plan.approveByPullRequest');
  return (
    <>
      <span className={styles.button} title={reason}>
        <Button
          size="small"
          variant="secondary"
          isDisabled
          iconStart={<RiGitPullRequestLine aria-hidden />}
          aria-describedby={id}
        >
          {label}
        </Button>
      </span>
      <Text as="p" id={id} variant="body-small" color="secondary">
        {t('changes.because', { actions: label, reason })}
      </Text>
    </>
  );
}

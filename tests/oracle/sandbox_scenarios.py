# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""What requesters and Workers do with a sandbox, for sandbox.py.

A scenario is a list of steps. `$name` in what a step sends stands for what an earlier step saved. Values to save and to
expect are found by their paths in the response, such as `HITs.0.HITId`.
"""

TURK = 'AWS.MechanicalTurk.'
NOW = 1600000000  # where the sandbox's clock stands at first
DAY = 86400

QUESTION = ('<ExternalQuestion><ExternalURL>https://example.com/</ExternalURL><FrameHeight>0</FrameHeight>'
            '</ExternalQuestion>')
HIT_TYPE = {'AssignmentDurationInSeconds': 3600, 'Reward': '0.50', 'Title': 'Sort pictures', 'Keywords': 'picture, sort',
            'Description': 'Says what each picture shows.', 'AutoApprovalDelayInSeconds': 2 * DAY}
HIT = {**HIT_TYPE, 'LifetimeInSeconds': DAY, 'Question': QUESTION}
LOCALE = '00000000000000000071'


def call(operation, request=None, save=None, expect=None):
    """A call that succeeds."""
    return {'operation': operation, 'input': request or {}, 'save': save or {}, 'expect': expect or {}}


def refused(operation, request, code):
    """A call that the service refuses with that TurkErrorCode."""
    return {'operation': operation, 'input': request, 'code': code if code.startswith('AWS.') else TURK + code}


def worker(*command, save=None, code=None):
    """What a Worker or the sandbox's owner does; see serve_sandbox.cpp."""
    return {'command': list(command), 'save': save, 'code': code and TURK + code}


def qualification_type(name, **more):
    return {'Name': name, 'Description': f'About {name}', 'QualificationTypeStatus': 'Active', **more}


def requirement(type_id, comparator, *values):
    made = {'QualificationTypeId': type_id, 'Comparator': comparator}
    if values:
        made['IntegerValues'] = list(values)
    return made


SCENARIOS = {
    'a complete round': [
        call('CreateQualificationType', qualification_type('sorters', Keywords='sort'),
             {'type': 'QualificationType.QualificationTypeId'}),
        call('AssociateQualificationWithWorker',
             {'QualificationTypeId': '$type', 'WorkerId': 'A1', 'IntegerValue': 90, 'SendNotification': False}),
        call('AssociateQualificationWithWorker', {'QualificationTypeId': '$type', 'WorkerId': 'A2', 'IntegerValue': 20}),
        call('ListWorkersWithQualificationType', {'QualificationTypeId': '$type', 'Status': 'Granted'}, None,
             {'NumResults': 2, 'Qualifications.1.IntegerValue': 20}),
        call('CreateHIT', {**HIT, 'QualificationRequirements': [requirement('$type', 'GreaterThan', 50)]},
             {'hit': 'HIT.HITId'}, {'HIT.HITStatus': 'Assignable'}),
        worker('accept', '$hit', 'A2', code='DoesNotMeetRequirements'),
        worker('accept', '$hit', 'A1', save='assignment'),
        worker('submit', '$assignment', 'q', 'a cat & a <dog>'),
        call('ListReviewableHITs', {}, None, {'HITs.0.HITStatus': 'Reviewable'}),
        call('ListAssignmentsForHIT', {'HITId': '$hit', 'AssignmentStatuses': ['Submitted']}, None,
             {'NumResults': 1, 'Assignments.0.WorkerId': 'A1'}),
        call('ApproveAssignment', {'AssignmentId': '$assignment', 'RequesterFeedback': 'Thank you.'}),
        call('SendBonus', {'WorkerId': 'A1', 'AssignmentId': '$assignment', 'BonusAmount': '1', 'Reason': 'Quick.'}),
        call('GetAccountBalance', {}, None, {'AvailableBalance': '9998.20'}),
        call('DisassociateQualificationFromWorker',
             {'QualificationTypeId': '$type', 'WorkerId': 'A1', 'Reason': 'The round is over.'}),
        call('ListWorkersWithQualificationType', {'QualificationTypeId': '$type', 'Status': 'Revoked'}, None,
             {'Qualifications.0.WorkerId': 'A1'}),
        call('DeleteHIT', {'HITId': '$hit'}),
        call('DeleteQualificationType', {'QualificationTypeId': '$type'}),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.HITStatus': 'Disposed'}),
    ],
    'Qualification types': [
        call('CreateQualificationType', qualification_type('first', Keywords='alpha, beta', AutoGranted=True),
             {'first': 'QualificationType.QualificationTypeId'}, {'QualificationType.AutoGrantedValue': 1}),
        refused('CreateQualificationType', qualification_type('first'), 'QualificationTypeAlreadyExists'),
        refused('CreateQualificationType', qualification_type('test', Test='<QuestionForm/>'), 'AWS.MissingParameters'),
        refused('CreateQualificationType', qualification_type('test', Test='<Question/>', TestDurationInSeconds=60),
                'XMLParseError'),
        call('CreateQualificationType',
             qualification_type('second', Test='<QuestionForm/>', TestDurationInSeconds=60, RetryDelayInSeconds=10),
             {'second': 'QualificationType.QualificationTypeId'}, {'QualificationType.IsRequestable': True}),
        refused('UpdateQualificationType', {'QualificationTypeId': '$second', 'AutoGranted': True},
                'InvalidParameterValue'),
        call('UpdateQualificationType', {'QualificationTypeId': '$second', 'Description': 'Changed',
                                         'QualificationTypeStatus': 'Inactive'}, None,
             {'QualificationType.Description': 'Changed', 'QualificationType.RetryDelayInSeconds': 10}),
        call('GetQualificationType', {'QualificationTypeId': '$second'}, None,
             {'QualificationType.QualificationTypeStatus': 'Inactive'}),
        call('GetQualificationType', {'QualificationTypeId': LOCALE}, None,
             {'QualificationType.Name': 'Worker_Locale', 'QualificationType.IsRequestable': False}),
        call('ListQualificationTypes', {'MustBeRequestable': True, 'MustBeOwnedByCaller': True, 'Query': 'ALPHA'}, None,
             {'NumResults': 1, 'QualificationTypes.0.Name': 'first'}),
        call('ListQualificationTypes', {'MustBeRequestable': False, 'Query': 'worker_'}, None, {'NumResults': 4}),
        call('DeleteQualificationType', {'QualificationTypeId': '$first'}),
        refused('DeleteQualificationType', {'QualificationTypeId': '$first'}, 'InvalidQualificationTypeState'),
        refused('GetQualificationType', {'QualificationTypeId': '$first'}, 'QualificationTypeDoesNotExist'),
        refused('DeleteQualificationType', {'QualificationTypeId': LOCALE}, 'PermissionDeniedException'),
        call('CreateQualificationType', qualification_type('first')),
    ],
    'pages': [
        call('CreateQualificationType', qualification_type('held'), {'type': 'QualificationType.QualificationTypeId'}),
        *[call('AssociateQualificationWithWorker', {'QualificationTypeId': '$type', 'WorkerId': f'A{number}'})
          for number in range(12)],
        call('ListWorkersWithQualificationType', {'QualificationTypeId': '$type'}, {'next': 'NextToken'},
             {'NumResults': 10, 'Qualifications.0.WorkerId': 'A0'}),
        call('ListWorkersWithQualificationType', {'QualificationTypeId': '$type', 'NextToken': '$next'}, None,
             {'NumResults': 2, 'Qualifications.1.WorkerId': 'A11'}),
        call('ListWorkersWithQualificationType', {'QualificationTypeId': '$type', 'MaxResults': 5, 'NextToken': '$next'}),
        refused('ListHITs', {'NextToken': '$next'}, 'InvalidParameterValue'),
        call('ListQualificationTypes', {'MustBeRequestable': False, 'MaxResults': 1}, {'next': 'NextToken'},
             {'NumResults': 1}),
        call('ListQualificationTypes', {'MustBeRequestable': False, 'MaxResults': 3, 'NextToken': '$next'}, None,
             {'NumResults': 3}),
    ],
    'Qualifications': [
        call('CreateQualificationType', qualification_type('held'), {'type': 'QualificationType.QualificationTypeId'}),
        refused('GetQualificationScore', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}, 'QualificationDoesNotExist'),
        call('AssociateQualificationWithWorker', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}),
        call('GetQualificationScore', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}, None,
             {'Qualification.IntegerValue': 1, 'Qualification.GrantTime': NOW}),
        worker('pass', 60),
        call('AssociateQualificationWithWorker',
             {'QualificationTypeId': '$type', 'WorkerId': 'A1', 'IntegerValue': -7}),
        call('GetQualificationScore', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}, None,
             {'Qualification.IntegerValue': -7, 'Qualification.GrantTime': NOW + 60}),
        call('DisassociateQualificationFromWorker', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}),
        refused('DisassociateQualificationFromWorker', {'QualificationTypeId': '$type', 'WorkerId': 'A1'},
                'InvalidQualificationState'),
        refused('GetQualificationScore', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}, 'InvalidQualificationState'),
        refused('AssociateQualificationWithWorker', {'QualificationTypeId': LOCALE, 'WorkerId': 'A1'},
                'PermissionDeniedException'),
        refused('AssociateQualificationWithWorker', {'QualificationTypeId': '3NONE', 'WorkerId': 'A1'},
                'QualificationTypeDoesNotExist'),
    ],
    'requests for Qualifications': [
        call('CreateQualificationType', qualification_type('wanted', RetryDelayInSeconds=600),
             {'type': 'QualificationType.QualificationTypeId'}),
        worker('request', '$type', 'A1', save='first'),
        worker('request', '$type', 'A2', save='second'),
        worker('request', '$type', 'A2', code='QualificationAlreadyExists'),
        call('ListQualificationRequests', {'QualificationTypeId': '$type'}, None,
             {'NumResults': 2, 'QualificationRequests.1.WorkerId': 'A2'}),
        call('AcceptQualificationRequest', {'QualificationRequestId': '$first', 'IntegerValue': 55}),
        call('RejectQualificationRequest', {'QualificationRequestId': '$second', 'Reason': 'Too early.'}),
        refused('AcceptQualificationRequest', {'QualificationRequestId': '$second'}, 'InvalidQualificationRequestState'),
        refused('RejectQualificationRequest', {'QualificationRequestId': 'none'}, 'QualificationRequestDoesNotExist'),
        call('GetQualificationScore', {'QualificationTypeId': '$type', 'WorkerId': 'A1'}, None,
             {'Qualification.IntegerValue': 55}),
        call('ListQualificationRequests', {}, None, {'NumResults': 0}),
        worker('request', '$type', 'A2', code='QualificationTypeRetryDelayNotElapsed'),
        worker('pass', 600),
        worker('request', '$type', 'A2', save='third'),
        call('CreateQualificationType', qualification_type('given', AutoGranted=True, AutoGrantedValue=3),
             {'given': 'QualificationType.QualificationTypeId'}),
        worker('request', '$given', 'A1'),
        call('GetQualificationScore', {'QualificationTypeId': '$given', 'WorkerId': 'A1'}, None,
             {'Qualification.IntegerValue': 3}),
    ],
    'HIT types': [
        call('CreateHITType', HIT_TYPE, {'type': 'HITTypeId'}),
        call('CreateHITType', {**HIT_TYPE, 'Reward': '0.60'}, {'other': 'HITTypeId'}),
        call('CreateHIT', HIT, {'hit': 'HIT.HITId', 'same': 'HIT.HITTypeId'}, {'HIT.HITTypeId': '$type'}),
        call('CreateHITWithHITType', {'HITTypeId': '$type', 'LifetimeInSeconds': 60, 'Question': QUESTION,
                                      'MaxAssignments': 2, 'RequesterAnnotation': 'second'}, None,
             {'HIT.Title': 'Sort pictures', 'HIT.Expiration': NOW + 60, 'HIT.RequesterAnnotation': 'second'}),
        refused('CreateHITWithHITType', {'HITTypeId': '3NONE', 'LifetimeInSeconds': 60, 'Question': QUESTION},
                'HITTypeDoesNotExist'),
        refused('CreateHITWithHITType', {'HITTypeId': '$type', 'LifetimeInSeconds': 60}, 'AWS.MissingParameters'),
        call('UpdateHITTypeOfHIT', {'HITId': '$hit', 'HITTypeId': '$other'}),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.Reward': '0.60', 'HIT.HITTypeId': '$other'}),
        call('ListHITs', {}, None, {'NumResults': 2, 'HITs.0.HITId': '$hit'}),
        refused('UpdateHITTypeOfHIT', {'HITId': '3NONE', 'HITTypeId': '$other'}, 'HITDoesNotExist'),
    ],
    'repeated requests': [
        call('CreateHIT', {**HIT, 'UniqueRequestToken': 'one'}, {'hit': 'HIT.HITId'}),
        refused('CreateHIT', {**HIT, 'UniqueRequestToken': 'one'}, 'HitAlreadyExists'),
        call('CreateAdditionalAssignmentsForHIT',
             {'HITId': '$hit', 'NumberOfAdditionalAssignments': 2, 'UniqueRequestToken': 'one'}),
        refused('CreateAdditionalAssignmentsForHIT',
                {'HITId': '$hit', 'NumberOfAdditionalAssignments': 2, 'UniqueRequestToken': 'one'}, 'DuplicateRequest'),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.MaxAssignments': 3, 'HIT.NumberOfAssignmentsAvailable': 3}),
        worker('accept', '$hit', 'A1', save='assignment'),
        worker('submit', '$assignment', 'q', 'a'),
        call('SendBonus', {'WorkerId': 'A1', 'AssignmentId': '$assignment', 'BonusAmount': '1.25', 'Reason': 'Good.',
                           'UniqueRequestToken': 'one'}),
        refused('SendBonus', {'WorkerId': 'A1', 'AssignmentId': '$assignment', 'BonusAmount': '1.25', 'Reason': 'Good.',
                              'UniqueRequestToken': 'one'}, 'DuplicateRequest'),
        call('ListBonusPayments', {'HITId': '$hit'}, None, {'NumResults': 1, 'BonusPayments.0.BonusAmount': '1.25'}),
        worker('pass', DAY),
        call('CreateHIT', {**HIT, 'UniqueRequestToken': 'one'}),
    ],
    'the life of a HIT': [
        call('CreateHIT', {**HIT, 'MaxAssignments': 2}, {'hit': 'HIT.HITId'}),
        refused('DeleteHIT', {'HITId': '$hit'}, 'InvalidHITState'),
        worker('accept', '$hit', 'A1', save='first'),
        worker('accept', '$hit', 'A2', save='second'),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.HITStatus': 'Unassignable', 'HIT.NumberOfAssignmentsPending': 2}),
        worker('return', '$first'),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.HITStatus': 'Assignable'}),
        worker('pass', 3600),
        worker('submit', '$second', 'q', 'a', code='InvalidAssignmentState'),
        worker('pass', DAY),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.HITStatus': 'Reviewable', 'HIT.NumberOfAssignmentsAvailable': 2}),
        call('UpdateExpirationForHIT', {'HITId': '$hit', 'ExpireAt': NOW + 4 * DAY}),
        call('GetHIT', {'HITId': '$hit'}, None, {'HIT.HITStatus': 'Assignable', 'HIT.Expiration': NOW + 4 * DAY}),
        refused('UpdateHITReviewStatus', {'HITId': '$hit'}, 'InvalidHITState'),
        call('UpdateExpirationForHIT', {'HITId': '$hit', 'ExpireAt': 0}),
        call('UpdateHITReviewStatus', {'HITId': '$hit'}),
        call('ListReviewableHITs', {'Status': 'Reviewing'}, None, {'NumResults': 1}),
        call('UpdateHITReviewStatus', {'HITId': '$hit', 'Revert': True}),
        call('DeleteHIT', {'HITId': '$hit'}),
        call('ListHITs', {}, None, {'NumResults': 0}),
        refused('UpdateExpirationForHIT', {'HITId': '$hit', 'ExpireAt': NOW + 9 * DAY}, 'InvalidHITState'),
    ],
    'assignments': [
        call('CreateHIT', {**HIT, 'MaxAssignments': 4}, {'hit': 'HIT.HITId'}),
        *[worker('accept', '$hit', f'A{number}', save=f'work{number}') for number in range(4)],
        refused('GetAssignment', {'AssignmentId': '$work0'}, 'InvalidAssignmentState'),
        *[worker('submit', f'$work{number}', 'q', str(number)) for number in range(4)],
        call('GetAssignment', {'AssignmentId': '$work0'}, None,
             {'Assignment.AssignmentStatus': 'Submitted', 'HIT.HITId': '$hit'}),
        call('ApproveAssignment', {'AssignmentId': '$work0'}),
        call('RejectAssignment', {'AssignmentId': '$work1', 'RequesterFeedback': 'Wrong.'}),
        call('RejectAssignment', {'AssignmentId': '$work2', 'RequesterFeedback': 'Wrong.'}),
        refused('RejectAssignment', {'AssignmentId': '$work0', 'RequesterFeedback': 'Wrong.'}, 'InvalidAssignmentState'),
        refused('ApproveAssignment', {'AssignmentId': '$work2'}, 'InvalidAssignmentState'),
        call('ApproveAssignment', {'AssignmentId': '$work2', 'OverrideRejection': True}),
        refused('ApproveAssignment', {'AssignmentId': '3NONE'}, 'AssignmentDoesNotExist'),
        call('ListAssignmentsForHIT', {'HITId': '$hit', 'AssignmentStatuses': ['Approved', 'Rejected']}, None,
             {'NumResults': 3}),
        worker('pass', 2 * DAY),
        call('ListAssignmentsForHIT', {'HITId': '$hit', 'MaxResults': 3}, {'next': 'NextToken'}, {'NumResults': 3}),
        call('ListAssignmentsForHIT', {'HITId': '$hit', 'NextToken': '$next'}, None,
             {'Assignments.0.AssignmentStatus': 'Approved', 'Assignments.0.ApprovalTime': NOW + 2 * DAY}),
        call('GetFileUploadURL', {'AssignmentId': '$work0', 'QuestionIdentifier': 'q'}),
        call('GetAccountBalance', {}, None, {'AvailableBalance': '9998.20'}),
    ],
    'money': [
        worker('balance', '1.25'),
        refused('CreateHIT', {**HIT, 'MaxAssignments': 3}, 'InsufficientFunds'),
        call('CreateHIT', {**HIT, 'MaxAssignments': 2}, {'hit': 'HIT.HITId'}),
        worker('accept', '$hit', 'A1', save='first'),
        worker('accept', '$hit', 'A2', save='second'),
        worker('submit', '$first', 'q', 'a'),
        worker('submit', '$second', 'q', 'a'),
        call('ApproveAssignment', {'AssignmentId': '$first'}),
        call('GetAccountBalance', {}, None, {'AvailableBalance': '0.65'}),
        refused('SendBonus', {'WorkerId': 'A2', 'AssignmentId': '$first', 'BonusAmount': '0.01', 'Reason': 'x'},
                'InvalidParameterValue'),
        refused('SendBonus', {'WorkerId': 'A1', 'AssignmentId': '$first', 'BonusAmount': '5', 'Reason': 'x'},
                'InsufficientFunds'),
        call('SendBonus', {'WorkerId': 'A1', 'AssignmentId': '$first', 'BonusAmount': '0.10', 'Reason': 'x'}),
        refused('ApproveAssignment', {'AssignmentId': '$second'}, 'InsufficientFunds'),
        call('ListBonusPayments', {'AssignmentId': '$first'}, None, {'BonusPayments.0.GrantTime': NOW}),
        refused('ListBonusPayments', {}, 'AWS.MissingParameters'),
    ],
    'Workers': [
        call('CreateHIT', {**HIT, 'MaxAssignments': 3}, {'hit': 'HIT.HITId'}),
        call('CreateWorkerBlock', {'WorkerId': 'A1', 'Reason': 'Spam.'}),
        call('CreateWorkerBlock', {'WorkerId': 'A2', 'Reason': 'More spam.'}),
        call('ListWorkerBlocks', {}, None, {'NumResults': 2, 'WorkerBlocks.0.Reason': 'Spam.'}),
        worker('accept', '$hit', 'A1', code='PermissionDeniedException'),
        call('DeleteWorkerBlock', {'WorkerId': 'A1', 'Reason': 'A mistake.'}),
        call('DeleteWorkerBlock', {'WorkerId': 'A9'}),
        call('ListWorkerBlocks', {'MaxResults': 1}, None, {'WorkerBlocks.0.WorkerId': 'A2'}),
        worker('accept', '$hit', 'A1', save='assignment'),
        worker('submit', '$assignment', 'q', 'a'),
        call('ApproveAssignment', {'AssignmentId': '$assignment'}),
        call('NotifyWorkers', {'Subject': 'Hello', 'MessageText': 'More work soon.', 'WorkerIds': ['A1', 'A3']}, None,
             {'NotifyWorkersFailureStatuses.0.WorkerId': 'A3',
              'NotifyWorkersFailureStatuses.0.NotifyWorkersFailureCode': 'HardFailure'}),
        refused('NotifyWorkers', {'Subject': 'x' * 201, 'MessageText': 'x', 'WorkerIds': ['A1']},
                'InvalidParameterValue'),
    ],
    'requirements': [
        call('CreateQualificationType', qualification_type('held'), {'type': 'QualificationType.QualificationTypeId'}),
        call('AssociateQualificationWithWorker', {'QualificationTypeId': '$type', 'WorkerId': 'A1', 'IntegerValue': 7}),
        refused('CreateHIT', {**HIT, 'QualificationRequirements': [requirement('3NONE', 'Exists')]},
                'QualificationTypeDoesNotExist'),
        refused('CreateHIT', {**HIT, 'QualificationRequirements': [requirement('$type', 'Exists', 1)]},
                'InvalidParameterValue'),
        call('CreateHIT', {**HIT, 'MaxAssignments': 5, 'QualificationRequirements': [requirement('$type', 'In', 1, 7)]},
             {'hit': 'HIT.HITId'}),
        call('CreateHIT', {**HIT, 'QualificationRequirements': [
            {'QualificationTypeId': LOCALE, 'Comparator': 'EqualTo',
             'LocaleValues': [{'Country': 'US', 'Subdivision': 'WA'}], 'ActionsGuarded': 'PreviewAndAccept'}]},
            {'local': 'HIT.HITId'}, {'HIT.QualificationRequirements.0.LocaleValues.0.Subdivision': 'WA'}),
        worker('accept', '$hit', 'A1'),
        worker('accept', '$hit', 'A2', code='DoesNotMeetRequirements'),
        worker('accept', '$local', 'A1', code='DoesNotMeetRequirements'),
        call('ListHITsForQualificationType', {'QualificationTypeId': '$type'}, None,
             {'NumResults': 1, 'HITs.0.HITId': '$hit'}),
        call('ListHITsForQualificationType', {'QualificationTypeId': LOCALE}, None, {'HITs.0.HITId': '$local'}),
        call('DeleteQualificationType', {'QualificationTypeId': '$type'}),
        refused('CreateQualificationType', qualification_type('held'), 'QualificationTypeAlreadyExists'),
    ],
    'notifications': [
        call('CreateHITType', HIT_TYPE, {'type': 'HITTypeId'}),
        refused('UpdateNotificationSettings', {'HITTypeId': '$type'}, 'AWS.MissingParameters'),
        refused('UpdateNotificationSettings', {'HITTypeId': '$type', 'Active': True}, 'InvalidParameterValue'),
        refused('UpdateNotificationSettings', {'HITTypeId': '$type', 'Notification': {
            'Destination': 'nowhere', 'Transport': 'SQS', 'Version': '2006-05-05', 'EventTypes': ['HITExpired']}},
            'InvalidTransportEndpoint'),
        call('UpdateNotificationSettings', {'HITTypeId': '$type', 'Active': True, 'Notification': {
            'Destination': 'https://sqs.example.com/q', 'Transport': 'SQS', 'Version': '2006-05-05',
            'EventTypes': ['HITExpired', 'AssignmentSubmitted']}}),
        call('UpdateNotificationSettings', {'HITTypeId': '$type', 'Active': False}),
        call('SendTestEventNotification', {'TestEventType': 'Ping', 'Notification': {
            'Destination': 'me@example.com', 'Transport': 'Email', 'Version': '2006-05-05', 'EventTypes': ['Ping']}}),
        refused('SendTestEventNotification', {'TestEventType': 'Ping', 'Notification': {
            'Destination': 'me@example.com', 'Transport': 'Email', 'Version': '1', 'EventTypes': ['Ping']}},
            'InvalidParameterValue'),
    ],
    'review policies and layouts': [
        worker('layout', '<p>${question}</p>', save='layout'),
        call('CreateHIT', {**HIT_TYPE, 'LifetimeInSeconds': DAY, 'MaxAssignments': 2, 'HITLayoutId': '$layout',
                           'HITLayoutParameters': [{'Name': 'question', 'Value': 'Which colour?'}],
                           'AssignmentReviewPolicy': {
                               'PolicyName': 'ScoreMyKnownAnswers/2011-09-01',
                               'Parameters': [{'Key': 'AnswerKey', 'MapEntries': [{'Key': 'COLOUR', 'Values': ['red']}]},
                                              {'Key': 'ApproveIfKnownAnswerScoreIsAtLeast', 'Values': ['100']},
                                              {'Key': 'RejectIfKnownAnswerScoreIsLessThan', 'Values': ['50']},
                                              {'Key': 'RejectReason', 'Values': ['Look again.']}]},
                           'HITReviewPolicy': {'PolicyName': 'SimplePlurality/2011-09-01'}},
             {'hit': 'HIT.HITId'}, {'HIT.HITLayoutId': '$layout'}),
        refused('CreateHIT', {**HIT, 'AssignmentReviewPolicy': {'PolicyName': 'Other'}}, 'InvalidParameterValue'),
        worker('accept', '$hit', 'A1', save='right'),
        worker('accept', '$hit', 'A2', save='wrong'),
        worker('submit', '$right', 'COLOUR', ' red '),
        worker('submit', '$wrong', 'COLOUR', 'blue'),
        call('GetAssignment', {'AssignmentId': '$right'}, None, {'Assignment.AssignmentStatus': 'Approved'}),
        call('GetAssignment', {'AssignmentId': '$wrong'}, None,
             {'Assignment.AssignmentStatus': 'Rejected', 'Assignment.RequesterFeedback': 'Look again.'}),
        call('ListReviewPolicyResultsForHIT', {'HITId': '$hit', 'RetrieveActions': True, 'RetrieveResults': True}, None,
             {'AssignmentReviewReport.ReviewResults.1.Value': '100',
              'AssignmentReviewReport.ReviewResults.3.Value': '0',
              'AssignmentReviewReport.ReviewActions.1.ActionName': 'reject',
              'HITReviewPolicy.PolicyName': 'SimplePlurality/2011-09-01'}),
        call('ListReviewPolicyResultsForHIT', {'HITId': '$hit', 'PolicyLevels': ['Assignment'], 'MaxResults': 4},
             {'next': 'NextToken'}),
        call('ListReviewPolicyResultsForHIT', {'HITId': '$hit', 'PolicyLevels': ['Assignment'], 'MaxResults': 4,
                                               'NextToken': '$next'}, None,
             {'AssignmentReviewReport.ReviewActions.0.ActionName': 'approve'}),
    ],
}

extension ReplySeed {
    static let opportunity = """
        {"id":"o1","name":"Roof","monetaryValue":1250.5,"pipelineId":"p1","pipelineStageId":"s1","assignedTo":"u1",\
        "status":"won","source":"web","lastStatusChangeAt":"2021-07-02T05:18:26.704Z","createdAt":1625203106704,\
        "updatedAt":"2021-07-02T05:18:26Z","contactId":"c1","locationId":"loc1","lostReasonId":null,\
        "contact":{"id":"c1","name":"Ann Lee","email":"ann@x.io","tags":["a"],"followers":["u2"]},"followers":["u1",\
        {"id":"u2"}],"customFields":[{"id":"f1","fieldValueString":"x"},{"id":"f2","fieldValueArray":["a",1]}],\
        "forecastExpectedCloseDate":"2021-08-01","forecastProbability":60}
        """
    static let position = """
        "meta":{"total":1,"nextPageUrl":"https://x.io/?p=2","startAfterId":"o1","startAfter":1625203106704,"nextPage":2}
        """
    static let pipeline = """
        {"id":"p1","name":"Sales","locationId":"loc1","stages":[{"id":"s2","name":"Won","position":1},{"id":"s1",\
        "name":"New","position":0}],"showInFunnel":true}
        """
    static let user = """
        {"id":"u1","name":"Bo Ray","firstName":"Bo","lastName":"Ray","email":"bo@x.io","phone":"+15551234567",\
        "extension":"12","permissions":{"campaignsEnabled":true},"scopes":"contacts.write,tags.write","deleted":false,\
        "roles":{"type":"account","role":"user","locationIds":["loc1"]}}
        """
    static let calendar = """
        {"id":"k1","name":"Visits","groupId":"g1","locationId":"loc1","description":"d","calendarType":"round_robin",\
        "isActive":true,"slotDuration":30,"slotDurationUnit":"mins","teamMembers":[{"userId":"u1","priority":0.5},\
        {"priority":1}]}
        """
    static let event = """
        {"id":"a2","calendarId":"k1","groupId":"g1","locationId":"loc1","contactId":"c1","title":"Visit",\
        "appointmentStatus":"confirmed","users":["u1",{"id":"u2"}],"startTime":"2021-07-02T05:18:26+05:30",\
        "endTime":1625203106704,"dateAdded":"2021-07-02T05:18:26.704Z","isRecurring":true,"assignedResources":["r"]}
        """
    static let business = """
        {"id":"b1","name":"Lee Roofs","phone":"+15551234567","email":"a@x.io","website":"https://x.io","address":\
        "1 Elm St","city":"Boise","state":"ID","postalCode":"83701","country":"US","description":"d","locationId":\
        "loc1","createdAt":"2021-07-02T05:18:26.704Z","updatedAt":1625203106704}
        """
    static let choice = """
        {"id":"f1","name":"Roof","fieldKey":"contact.roof","dataType":"CHECKBOX","model":"contact","position":50,\
        "placeholder":"p","picklistOptions":["tile",null,"slate"],"isAllowedCustomOption":false,"locationId":"loc1"}
        """
    static let lines = """
        {"id":"f2","name":"Sizes","fieldKey":"contact.sizes","dataType":"TEXTBOX_LIST","model":"contact","options":\
        [{"id":"i1","label":"Length","prefillValue":""},{"key":"i2","name":"Width"}],"documentType":"field"}
        """
    static let tag = """
        {"id":"g1","name":"customer","locationId":"loc1"}
        """
    static let location = """
        {"id":"loc1","companyId":"k","name":"Lee Roofs","address":"1 Elm St","city":"Boise","state":"ID","postalCode":\
        "83701","country":"US","website":"https://x.io","timezone":"America/Boise","email":"a@x.io","phone":"+1555",\
        "settings":{"allowDuplicateContact":false,"allowDuplicateOpportunity":true}}
        """
    static let bulk = """
        {"succeded":true,"errorCount":1,"responses":[{"contactId":"c1","message":"Tags updated","type":"success",\
        "oldTags":["a"],"tagsAdded":["b"],"tagsRemoved":[]},{"contactId":"c2","message":"contact is deleted",\
        "type":"error"}]}
        """
    static let tokens = """
        {"access_token":"pit-2","token_type":"Bearer","expires_in":86399,"refresh_token":"r2","scope":\
        "contacts.readonly contacts.write","userType":"Location","companyId":"k","locationId":"loc1","userId":"u1",\
        "approvedLocations":["loc1","loc2"],"isBulkInstallation":true,"installToFutureLocations":false}
        """
    static let newTokens = """
        {"accessToken":"pit-2","tokenType":"Bearer","expiresIn":"86399","refreshToken":"r2","scopes":\
        "contacts.readonly","userType":"Company","companyId":"k","planId":"p","traceId":"t"}
        """
    static let installed = """
        {"_id":"loc1","name":"Lee Roofs","address":"1 Elm St, Boise","isInstalled":true,"versionId":"v1",\
        "installedAt":"2021-07-02T05:18:26.704Z"}
        """
}
